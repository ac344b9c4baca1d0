// Above this, the build writes what it knows (xtask/src/service_worker.rs):
// VERSION, the version of the page; FILES, the app's files with the SHA-256 of each;
// PARTS, the network's files, which are named by their own hashes, and PREVIEW, those of them that a
// preview needs; POLICY, the page's security
// policy as a host sends it.
//
// Two things are done here. The headers that isolate a page, and the policy, are added where the
// host sends none, so that threads work on any host and a worker, which takes its policy from its
// own headers, asks nobody else for anything. And the app is kept, so that it opens without a network.
// A version is kept whole or not at all, each in a cache of its own.

const SCOPE = new URL(registration.scope);
// Several copies of the app may live on one origin, which has one set of caches.
const APPS = `camlens-app-${SCOPE.pathname}-`;
const APP = APPS + VERSION;
// Shared by all copies on the origin. Written by the page's worker, which knows the parts' hashes;
// here it is read, and cleared of what no version of this copy needs.
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

// A part of a file, or one that is expressly wanted anew, is the host's to give. A page that is
// merely opened again is the same page.
function mayBeKept(request) {
  if (request.mode === 'navigate') {
    return true;
  }
  return !['reload', 'no-store'].includes(request.cache) && !request.headers.has('range');
}

// Whatever else the query says, it is the same file. An older version's page asks for its own files,
// which stand beside ours as long as it is open; where all versions have one of that name, it says
// which version's it wants, and another's is none. A page that is opened has no such choice.
async function find(request, asked) {
  const navigates = request.mode === 'navigate';
  const opened = navigates && asked.pathname === `${SCOPE.pathname}index.html`;
  const name = opened ? SCOPE.href : asked.origin + asked.pathname;
  const version = navigates ? null : asked.searchParams.get('version');
  if (version !== null) {
    return among([APPS + version], name);
  }
  return (await among([APP], name)) ?? (await among(await older(), name)) ?? among([NETWORK], name);
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

async function older() {
  return (await apps()).filter((name) => name !== APP);
}

// The same answer with the headers. What the host says itself stays; what has no status is no
// answer that could be changed.
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

// Whoever wants the files while they come waits for the same ones.
function save() {
  saving ??= saveAll().finally(() => {
    saving = undefined;
  });
  return saving;
}

// What is there already was checked when it came: an installation that broke off goes on.
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
    // A half-kept version would only fill a disk that is full already.
    if (error.name === 'QuotaExceededError' && registration.active === null) {
      await caches.delete(APP);
    }
    throw error;
  }
}

// From an older version, from the browser's own cache or the host, and from the host alone: the
// first that is what the build made. An error page in a file's place never is.
async function obtain(url, hash) {
  const known = async () => among(await older(), url);
  for (const give of [known, () => fetch(url), () => fetch(url, { cache: 'reload' })]) {
    const response = await give();
    if (response?.status === 200) {
      const bytes = await response.arrayBuffer();
      if ((await sha256(bytes)) === hash) {
        return whole(response, bytes);
      }
    }
  }
  throw new Error(`${url} is not what the build made of it`);
}

// Its bytes are unpacked, it is nobody's redirection, and its policy is this version's, also where
// an older one kept it.
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

// Older versions go when no page holds their lock any more, and none of them is about to be taken
// into use; the parts that only they needed go after the last of them.
async function tidy() {
  const open = await navigator.locks?.query();
  const old = await older();
  // Looked at last: a version may have come meanwhile, and is among the old ones then.
  if (!open || registration.installing || registration.waiting) {
    return;
  }
  const held = new Set(open.held.map((lock) => lock.name));
  await Promise.all(old.filter((name) => !held.has(name)).map((name) => caches.delete(name)));
  const another = [...held].some((name) => name.startsWith(APPS) && name !== APP);
  if (!another) {
    await tidyParts();
  }
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

// A photo from elsewhere

// The browser shows what comes of a share, so the page comes in any case, and says what became of
// the photo.
async function takeIn(request) {
  let came = '1';
  try {
    await putAside((await request.formData()).get('photo'));
  } catch (error) {
    came = error.name === 'QuotaExceededError' ? 'full' : 'lost';
  }
  return Response.redirect(address(`?shared=${came}`), 303);
}

// It waits in a cache for the page, which takes it out.
async function putAside(photo) {
  if (!(photo instanceof File)) {
    throw new TypeError('no photo was shared');
  }
  const cache = await caches.open(SHARED);
  const headers = {
    'content-type': photo.type || 'application/octet-stream',
    'x-file-name': encodeURIComponent(photo.name),
  };
  await cache.put(address('shared-photo'), new Response(photo, { headers }));
}
