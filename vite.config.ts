import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { type ManifestOptions, VitePWA, type VitePWAOptions } from 'vite-plugin-pwa'

/** One app a build: `vite build --mode kiosk`. Each lies at its own address and has its own service worker there. */
const apps = {
  kiosk: { name: 'Rotes Sofa Kiosk', display: 'fullscreen' },
  signage: { name: 'Rotes Sofa Signage', display: 'fullscreen' },
  staff: { name: 'Rotes Sofa Redaktion', display: 'standalone' },
} as const
type App = keyof typeof apps

const root = import.meta.dirname

const manifestOf = (app: App): Partial<ManifestOptions> => ({
  name: apps[app].name,
  short_name: app === 'staff' ? 'Redaktion' : 'Rotes Sofa',
  id: `/${app}/`,
  start_url: `/${app}/`,
  scope: `/${app}/`,
  display: apps[app].display,
  background_color: '#FBF6EE',
  theme_color: app === 'staff' ? '#FBF6EE' : '#B92B27',
  icons: [
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
})

/** The list the worker checks every file against: the whole SHA-256 instead of workbox's short revision. */
function withHashes(app: App) {
  return (entries: { url: string; revision: string | null; size: number }[]) => ({
    manifest: entries.map((entry) => ({
      ...entry,
      revision: createHash('sha256')
        .update(readFileSync(join(root, 'build', app, entry.url)))
        .digest('hex'),
    })),
    warnings: [],
  })
}

const shellFiles = ['**/*.{html,js,css,woff2,svg,png,webmanifest}']

function pwa(app: App): Partial<VitePWAOptions> {
  const shared = { manifest: manifestOf(app), manifestFilename: 'manifest.webmanifest', injectRegister: false as const }
  if (app === 'staff') {
    return {
      ...shared,
      registerType: 'prompt',
      workbox: { globPatterns: shellFiles, navigateFallback: '/staff/index.html', cacheId: 'rotes-sofa-staff' },
    }
  }
  return {
    ...shared,
    strategies: 'injectManifest',
    srcDir: '.',
    filename: 'sw.ts',
    injectManifest: { globPatterns: shellFiles, manifestTransforms: [withHashes(app)], rollupFormat: 'iife' },
  }
}

/** Says of which version a build is, for `npm run doctor`. */
const stateVersion = (): Plugin => ({
  name: 'state-version',
  generateBundle() {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    this.emitFile({ type: 'asset', fileName: 'version.json', source: `${JSON.stringify({ version })}\n` })
  },
})

/**
 * Vite wraps each `import()` in a loader of style sheets. The signage brings the styles of its slides within their scripts, and has
 * nothing for it to do.
 */
const importsAlone: Plugin = {
  name: 'imports-alone',
  configResolved({ plugins }) {
    const wrapping = plugins.findIndex(({ name }) => name === 'native:import-analysis-build')
    if (wrapping < 0) throw new Error('Vite wraps imports under another name now')
    ;(plugins as Plugin[]).splice(wrapping, 1)
  },
}

function appConfig(app: App): UserConfig {
  return {
    root: join(root, app),
    base: `/${app}/`,
    publicDir: join(root, 'screen/public'),
    plugins: [preact(), VitePWA(pwa(app)), stateVersion(), ...(app === 'signage' ? [importsAlone] : [])],
    ...(app === 'signage' ? { resolve: { alias: { 'preact/jsx-runtime': join(root, 'screen/jsx-runtime.ts') } } } : {}),
    build: {
      outDir: join(root, 'build', app),
      emptyOutDir: true,
      target: 'es2023',
      cssTarget: 'chrome120',
      assetsInlineLimit: 0,
      // Parts that come later need nothing but the first file: no list of what to fetch beside them.
      modulePreload: false,
      // What the first content needs is one file, and what reads a kept copy another: many small ones are slower and pack worse.
      rollupOptions: {
        output: {
          // Every name stands in the file that loads it, and a hash does not pack.
          chunkFileNames: 'assets/[name]-[hash:6].js',
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'] },
              { name: 'kept', test: /screen\/cache\/(open-cache|answer|database|folders|queue|snapshots|sha256)\.ts$/ },
            ],
          },
        },
      },
    },
    server: { proxy: { '/api': 'http://localhost:8080', '/media': 'http://localhost:8080' } },
  }
}

const serverConfig: UserConfig = {
  root,
  publicDir: false,
  plugins: [stateVersion()],
  build: {
    ssr: true,
    outDir: join(root, 'build/server'),
    emptyOutDir: true,
    target: 'node20',
    // Pictures and calendars are read in processes of their own, whose programs lie beside the server's.
    rollupOptions: {
      input: {
        main: join(root, 'server/main.ts'),
        'picture-process': join(root, 'server/publish/picture-process.ts'),
        'calendar-process': join(root, 'server/feeds/calendar-process.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}

export default defineConfig(({ mode }) => (mode === 'server' ? serverConfig : mode in apps ? appConfig(mode as App) : { root }))
