import init from './worker.js';

// The page hears of errors only. So a promise that is rejected becomes an error.
addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    throw event.reason;
  });
});

await init();
