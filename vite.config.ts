import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The content policy forbids inline code; nothing may be painted before the theme is known. */
const paintAfterStart: Plugin = {
  name: 'paint-after-start',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replaceAll('<script type="module"', '<script type="module" blocking="render"'),
  },
}

/** Libraries that change together and are needed on every page travel in one file, so that caches last. */
const libraries = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'router', test: /node_modules\/(@tanstack|seroval)/ },
  { name: 'words', test: /node_modules\/(i18next|react-i18next|html-parse-stringify)/ },
  { name: 'contract', test: /node_modules\/zod|src\/(contract|kernel)\/|without-eval/ },
]

export default defineConfig(({ command }) => ({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  plugins: [react(), paintAfterStart],
  // In development Vite writes inline code of its own; the server puts the nonce in place of this word.
  html: command === 'serve' ? { cspNonce: '__NONCE__' } : {},
  css: { modules: { generateScopedName: command === 'serve' ? '[name]_[local]' : '[hash:base64:6]' } },
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: libraries } } },
  },
}))
