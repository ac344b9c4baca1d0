import init from './worker.js';

// The page hears of errors, and of nothing else: a promise that is rejected has to become one.
addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    throw event.reason;
  });
});

await init();
