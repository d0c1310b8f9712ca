// A worker of our own origin and our own build; Monaco asks for it only when it compares or rearranges text.
import 'monaco-editor/editor/editor.worker'
