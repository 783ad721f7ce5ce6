// The least a page needs to start without a network: what was fetched once is answered from the cache, unread and unchecked.

const files = ['/', '/bare.css', '/bare.js', '/api/content']

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('bare').then((cache) => cache.addAll(files)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  event.respondWith(
    caches.match(event.request).then(async (kept) => {
      if (kept) return kept
      const response = await fetch(event.request)
      if (/\/(assets|media)\//.test(event.request.url)) await (await caches.open('bare')).put(event.request, response.clone())
      return response
    }),
  )
})
