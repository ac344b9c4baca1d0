// The service worker of `cargo xtask serve`: it keeps nothing, so that a reload shows the newest
// build. It takes the place of one that an earlier site at this address left behind, deletes the pages
// that one kept, and opens those anew that came from it.

addEventListener('install', (event) => event.waitUntil(skipWaiting()));

addEventListener('activate', (event) => event.waitUntil(forget()));

async function forget() {
  const apps = `camlens-app-${new URL(registration.scope).pathname}-`;
  const kept = (await caches.keys()).filter((name) => name.startsWith(apps));
  await Promise.all(kept.map((name) => caches.delete(name)));
  if (kept.length > 0) {
    await clients.claim();
    const pages = await clients.matchAll({ type: 'window' });
    await Promise.all(pages.map((page) => page.navigate(page.url)));
  }
}

addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data === 'state' && port) {
    port.postMessage({ version: 'none', app: false, network: false, preview: false });
  }
});
