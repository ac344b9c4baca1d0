import start from './engine.js';

// The page hears of errors only. So a promise that is rejected becomes an error.
addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    throw event.reason;
  });
});

// The address by which this script was asked for. A page of another site starts a worker of its own,
// which imports this script: the address of that worker is `blob:`.
globalThis.camlensAddress = import.meta.url;

await start();
