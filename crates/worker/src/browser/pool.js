// A thread that ends by an error takes its part of the work with it: the worker that waits for it
// never wakes and cannot tell. So the thread itself tells the page on this channel.
export function tellOfTheEnd(alarm) {
  const tell = (event) => {
    new BroadcastChannel(alarm).postMessage(String(event.reason ?? event.message));
  };
  addEventListener('unhandledrejection', tell);
  addEventListener('error', tell);
}
