import { generateThemeStylesheet } from '@cloudscape-design/components/theming'

const accent = { light: '#0b6e6e', dark: '#5fd0c5' }
const accentHover = { light: '#084f4f', dark: '#8ee6dd' }

/** Our own accent in place of the design system's blue, so that nobody takes this for AWS's console. */
export const accentStyles = generateThemeStylesheet({
  theme: {
    tokens: {
      colorBackgroundButtonPrimaryDefault: accent,
      colorBackgroundButtonPrimaryHover: accentHover,
      colorBackgroundButtonPrimaryActive: accentHover,
      colorBorderButtonNormalDefault: accent,
      colorTextButtonNormalDefault: accent,
      colorTextLinkDefault: accent,
      colorTextLinkHover: accentHover,
      colorTextAccent: accent,
      colorTextLinkButtonNormalDefault: accent,
      colorBorderItemFocused: accent,
      colorBackgroundControlChecked: accent,
    },
    contexts: {
      'top-navigation': {
        tokens: {
          colorBorderButtonNormalDefault: accent.dark,
          colorTextButtonNormalDefault: accent.dark,
          colorBorderButtonNormalHover: accentHover.dark,
          colorTextButtonNormalHover: accentHover.dark,
          colorBorderItemFocused: accent.dark,
        },
      },
    },
  },
})
