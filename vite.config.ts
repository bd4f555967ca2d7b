import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { writeGuide } from './src/platform/web-build/guide.ts'
import { findNameSpaces } from './src/web/i18n/name-spaces.ts'
import { colorSheet } from './src/web/ui/theme/color-sheet.ts'

/** The content policy forbids inline code; nothing may be painted before the theme is known. */
const paintAfterStart: Plugin = {
  name: 'paint-after-start',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replaceAll('<script type="module"', '<script type="module" blocking="render"'),
  },
}

const texts = readdirSync(fileURLToPath(new URL('src/texts/en', import.meta.url)))
const nameSpaces = texts.map((file) => file.replace(/\.json$/, ''))
const textsOf = 'virtual:texts/'

/** A module that speaks with a name space is ready only when those texts are there, in the reader's language. */
const textsOnDemand: Plugin = {
  name: 'texts-on-demand',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith(textsOf) ? `\0${id}` : undefined),
  load: (id) =>
    id.startsWith(`\0${textsOf}`)
      ? `import { needTexts } from '/i18n/words.ts'\nawait needTexts(${JSON.stringify(id.slice(textsOf.length + 1))})`
      : undefined,
  transform: (code, id) => {
    if (!/\/src\/web\/.*\.tsx?$/.test(id)) return
    const needed = findNameSpaces(code, nameSpaces).filter((name) => name !== 'web')
    if (needed.length === 0) return
    const imports = needed.map((name) => `import ${JSON.stringify(`${textsOf}${name}`)}`)
    return { code: `${code}\n${imports.join('\n')}\n`, map: null }
  },
}

/** Only the server makes JSON Schema of the contract's shapes; without this, every shape brings its way to do so along. */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  transform: (code, id) => {
    if (!/\/zod\/v4\/classic\/schemas\.js$/.test(id)) return
    const lean = code
      .replaceAll(/inst\._zod\.processJSONSchema = .*;/g, '')
      .replaceAll(/create(Standard|To)JSONSchemaMethod\(this.*?\)(\(params\))?/g, 'undefined')
    return { code: lean, map: null }
  },
}

/** The guide goes with the product that it describes: its pages are written with every build. */
const guide: Plugin = {
  name: 'guide',
  apply: 'build',
  async generateBundle(_options, bundle) {
    const folder = fileURLToPath(new URL('docs/guide', import.meta.url))
    const assets = Object.values(bundle).filter((file) => file.type === 'asset')
    const faces = assets
      .filter(({ source }) => /^@font-face\s*\{font-family:['"]?Noto/.test(String(source)))
      .map(({ fileName }) => `/${fileName}`)
    const icon = assets.find(({ fileName }) => /favicon/.test(fileName))?.fileName ?? ''
    for (const { path, content } of await writeGuide(folder, {
      colors: colorSheet(),
      faces,
      icon: `/${icon}`,
    }))
      this.emitFile({ type: 'asset', fileName: `guide/${path}`, source: content })
  },
}

/** Libraries that change together and are needed on every page travel in one file, so that caches last. */
const libraries = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
  { name: 'router', test: /node_modules\/(@tanstack\/(?!react-virtual|virtual-core)|seroval)/, priority: 1 },
  { name: 'words', test: /node_modules\/(i18next|react-i18next|html-parse-stringify)/, priority: 1 },
  {
    name: 'contract',
    test: /node_modules\/zod|src\/(contract(?!\/exports)|kernel)\/|without-eval/,
    priority: 1,
  },
]

/**
 * What the first page needs travels in few files: a browser asks for six at a time, and sixty small ones took longer
 * on the way than all their code (0.3 s of the first load).
 */
const frame = { name: 'frame', tags: ['$initial' as const], test: /^(?!.*\/web\/main\.tsx)/ }

export default defineConfig(({ command }) => ({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  plugins: [textsOnDemand, withoutJsonSchema, react(), paintAfterStart, guide],
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
    rolldownOptions: { output: { codeSplitting: { groups: [...libraries, frame] } } },
  },
}))
