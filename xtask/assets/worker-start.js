import start from './engine.js';

// The page hears of errors only. So a promise that is rejected becomes an error.
addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    throw event.reason;
  });
});

await start();
