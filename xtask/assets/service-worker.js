// The build writes constants above this (xtask/src/service_worker.rs): VERSION, the version of the
// page; FILES, the app's files with the SHA-256 of each; PARTS, the network's files, which are named
// by their own hashes; PREVIEW, the parts that a preview needs; POLICY, the page's security policy as
// a host sends it.
//
// This file does two things. It adds the headers that isolate a page, and the policy, where the host
// sends none: threads then work on any host, and a worker, which takes its policy from its own
// headers, can ask no other site. And it keeps the app, so that it opens without a network. A version
// is in use only when it is kept whole; each has a cache of its own.

const SCOPE = new URL(registration.scope);
// Several copies of the app may live on one origin, which has one set of caches. The name of a
// version's cache is also the name of a lock: its open pages and its installation hold it.
const APPS = `camlens-app-${SCOPE.pathname}-`;
const APP = APPS + VERSION;
// Shared by all copies on the origin. The page's worker writes it and knows the parts' hashes; this
// file reads it, and deletes the parts that no version of this copy needs.
const NETWORK = 'camlens-network';
const SHARED = `camlens-shared-${SCOPE.pathname}`;

const GUARDS = [
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['content-security-policy', POLICY],
];

const address = (path) => new URL(path, SCOPE).href;

addEventListener('install', (event) => event.waitUntil(save()));

addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => clients.claim()));
});

addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data === 'takeOver') {
    event.waitUntil(skipWaiting());
  } else if (event.data === 'state' && port) {
    event.waitUntil(state().then((known) => port.postMessage(known)).then(tidy));
  } else if (event.data === 'mend') {
    event.waitUntil(save().catch(() => {}));
  }
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const asked = new URL(request.url);
  const ours = asked.origin === SCOPE.origin && asked.pathname.startsWith(SCOPE.pathname);
  if (!ours || (request.cache === 'only-if-cached' && request.mode !== 'same-origin')) {
    return;
  }
  if (request.method === 'GET') {
    event.respondWith(answer(request, asked));
  } else if (request.method === 'POST' && asked.href === address('share')) {
    event.respondWith(takeIn(request));
  }
});

// Answering

async function answer(request, asked) {
  const kept = mayBeKept(request) && (await find(request, asked).catch(() => undefined));
  return guarded(kept || (await fetch(request)));
}

// The host answers for part of a file, and for a file that is expressly wanted anew. A page that is
// opened again is the same page.
function mayBeKept(request) {
  if (request.mode === 'navigate') {
    return true;
  }
  return !['reload', 'no-store'].includes(request.cache) && !request.headers.has('range');
}

// The query does not change the file, but for `version`: an older version's page asks for its own
// files, which stay beside ours as long as it is open, and names its version where all versions have
// a file of that name. A page that is being opened has no version yet.
async function find(request, asked) {
  const navigates = request.mode === 'navigate';
  const opened = navigates && asked.pathname === `${SCOPE.pathname}index.html`;
  const name = opened ? SCOPE.href : asked.origin + asked.pathname;
  const version = navigates ? null : asked.searchParams.get('version');
  if (version !== null) {
    return among([APPS + version], name);
  }
  return (await among([APP], name)) ?? (await among(await others(), name)) ?? among([NETWORK], name);
}

async function among(names, url) {
  for (const cacheName of names) {
    const kept = await caches.match(url, { cacheName, ignoreVary: true });
    if (kept) {
      return kept;
    }
  }
  return undefined;
}

async function apps() {
  return (await caches.keys()).filter((name) => name.startsWith(APPS));
}

async function others() {
  return (await apps()).filter((name) => name !== APP);
}

// The same answer with the headers. The host's own headers stay. An answer without a status cannot
// be changed.
function guarded(response) {
  const missing = GUARDS.filter(([name]) => !response.headers.has(name));
  if (response.status === 0 || missing.length === 0) {
    return response;
  }
  const headers = new Headers(response.headers);
  missing.forEach(([name, value]) => headers.set(name, value));
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

// Keeping

let saving;

// Only one at a time. It holds the version's lock, so that no other version's tidying deletes the
// cache meanwhile.
function save() {
  const { locks } = navigator;
  saving ??= (locks ? locks.request(APP, { mode: 'shared' }, saveAll) : saveAll()).finally(() => {
    saving = undefined;
  });
  return saving;
}

// A file that is there was checked when it came: an installation that broke off goes on.
async function saveAll() {
  const cache = await caches.open(APP);
  try {
    for (const [path, hash] of Object.entries(FILES)) {
      const url = address(path);
      if (!(await cache.match(url))) {
        await cache.put(url, await obtain(url, hash));
      }
    }
  } catch (error) {
    // Half of a first version would only fill a disk that is full.
    if (error.name === 'QuotaExceededError' && registration.active === null) {
      await caches.delete(APP);
    }
    throw error;
  }
}

// The first answer with the build's hash: from another version, from the browser's own cache or the
// host, or from the host alone. An error page in a file's place never has it.
async function obtain(url, hash) {
  const known = async () => among(await others(), url);
  for (const give of [known, () => fetch(url), () => fetch(url, { cache: 'reload' })]) {
    const response = await give();
    if (response?.status === 200) {
      const bytes = await response.arrayBuffer();
      if ((await sha256(bytes)) === hash) {
        return whole(response, bytes);
      }
    }
  }
  throw new Error(`${url} does not have the build's hash`);
}

// An answer of unpacked bytes, without a redirection, and with this version's policy, also where
// another version kept it.
function whole(response, bytes) {
  const headers = new Headers(response.headers);
  const passing = ['content-encoding', 'content-length', 'vary', 'content-security-policy'];
  passing.forEach((name) => headers.delete(name));
  return guarded(new Response(bytes, { headers }));
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Deletes the versions that are not in use, and then the parts that only they needed. Never while a
// version installs or waits: it is about to be taken into use.
async function tidy() {
  const open = await navigator.locks?.query();
  const old = await outdated();
  // Looked at last: a version may have come meanwhile.
  if (!open || registration.installing || registration.waiting) {
    return;
  }
  await Promise.all(old.map(deleteUnused));
  const inUse = open.held.map((lock) => lock.name);
  if (!inUse.some((name) => name.startsWith(APPS) && name !== APP)) {
    await tidyParts();
  }
}

// All versions but this one and one that comes after it: caches are listed in the order in which they
// were made. The newest may belong to an installation that broke off on a bad line, and its files are
// what the next try goes on with.
async function outdated() {
  const all = await apps();
  const newest = all.length - 1;
  return all.filter((name, place) => name !== APP && (place < newest || place < all.indexOf(APP)));
}

// The lock is free when no page of the version is open and no installation of it is under way. It is
// held until the cache is gone: an installation that begins now waits, and makes a new one.
function deleteUnused(name) {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
}

// Another copy of the app has its parts in the same cache, in a folder of its own.
async function tidyParts() {
  if (!(await caches.has(NETWORK))) {
    return;
  }
  const cache = await caches.open(NETWORK);
  const needed = new Set(PARTS.map(address));
  const ours = (await cache.keys()).filter(({ url }) => url.startsWith(address('model/')));
  const old = ours.filter(({ url }) => !needed.has(url));
  if (registration.installing || registration.waiting) {
    return;
  }
  await Promise.all(old.map((key) => cache.delete(key)));
}

// Telling

async function state() {
  return {
    version: VERSION,
    app: await keeps(APP, Object.keys(FILES)),
    network: await keeps(NETWORK, PARTS),
    preview: await keeps(NETWORK, PREVIEW),
  };
}

async function keeps(name, paths) {
  if (!(await caches.has(name))) {
    return false;
  }
  const cache = await caches.open(name);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  return paths.every((path) => kept.has(address(path)));
}

// Photos from elsewhere

// Hours after which a share that no page has taken is deleted.
const SHARE_LIFE = 24;

// The browser shows the answer to a share. So the page opens in any case, and says it when the photos
// were lost.
async function takeIn(request) {
  const share = `${Date.now()}-${crypto.randomUUID()}`;
  let result = share;
  try {
    const photos = (await request.formData()).getAll('photo');
    await putAside(share, photos.filter((photo) => photo instanceof File));
  } catch (error) {
    await dropShares((name) => name === share).catch(() => {});
    result = error.name === 'QuotaExceededError' ? 'full' : 'lost';
  }
  return Response.redirect(address(`?shared=${result}`), 303);
}

// The photos of a share wait in a cache for the page that is opened with its name:
// `shared-photo/<share>/<number>`, from 0. All of them or none.
async function putAside(share, photos) {
  if (photos.length === 0) {
    throw new TypeError('no photo was shared');
  }
  const oldest = Date.now() - SHARE_LIFE * 3600 * 1000;
  // Also a name that does not begin with its time: an older version put it there.
  await dropShares((name) => !(parseInt(name, 10) >= oldest));
  const cache = await caches.open(SHARED);
  for (const [number, photo] of photos.entries()) {
    const headers = {
      'content-type': photo.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(photo.name),
    };
    const place = address(`shared-photo/${share}/${number}`);
    await cache.put(place, new Response(photo, { headers }));
  }
}

async function dropShares(isDropped) {
  const cache = await caches.open(SHARED);
  const dropped = (await cache.keys()).filter(({ url }) => isDropped(url.split('/').at(-2)));
  await Promise.all(dropped.map((key) => cache.delete(key)));
}
