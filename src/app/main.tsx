import '@cloudscape-design/global-styles/index.css'
import 'virtual:accent.css'
import './app.css'
import '#ui/for-screen-readers.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { Shell } from './shell.tsx'
import { startUp } from './start-up.ts'
import { showIn, themeStore } from './theme.ts'

showIn(themeStore.getState().mode)
void startUp()

const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false } },
})

const home = document.getElementById('app')
if (home === null) throw new Error('the page has no #app to live in')
createRoot(home).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
)
