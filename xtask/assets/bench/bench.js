// Runs all contenders of `plan.json` in turn and sends what it measured to the server that it came
// from: `said` takes words on the way, `measured` the result, `failed` why there is none.

import { openCamlens } from './camlens.js';
import { openPeer } from './peer.js';
import { cropped } from './photo.js';

const send = (path, body) => fetch(path, { method: 'POST', body });

async function say(words) {
  document.querySelector('#said').textContent += `${words}\n`;
  await send('said', words);
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** What a promise gives, or an error when it takes too long: nothing here may wait for ever. */
function within(seconds, what, promise) {
  const late = pause(seconds * 1000).then(() => {
    throw new Error(`${what} took more than ${seconds} s`);
  });
  return Promise.race([promise, late]);
}

async function open(contender, plan) {
  const begun = performance.now();
  const photo = contender.photo && once(() => photoOf(contender.photo));
  const opening = photo ? openCamlens(contender, photo) : openPeer(contender, plan);
  const opened = await within(plan.patience, 'loading', opening);
  return { ...opened, load: opened.load ?? performance.now() - begun };
}

/** A function that makes something when it is first called. */
function once(make) {
  let made;
  return () => (made ??= make());
}

async function photoOf({ file, ratio }) {
  const whole = await (await fetch(file)).blob();
  return ratio ? cropped(whole, ratio) : whole;
}

/** One contender's place in the result; it keeps its error, and the others go on. */
async function entered(contender, plan) {
  const entry = { name: contender.name, runs: [] };
  await say(`loading ${contender.name}`);
  try {
    const { read, ...about } = await open(contender, plan);
    return { read, entry: Object.assign(entry, about) };
  } catch (error) {
    return { read: null, entry: Object.assign(entry, { error: words(error) }) };
  }
}

/** One run of one contender: `{ milliseconds, memory, groups?, input?, probabilities }`. */
async function run(runner, plan, keep) {
  if (!runner.read) return;
  // Threads of the contender before may still spin, and garbage may still be collected.
  await pause(plan.pause);
  try {
    const { probabilities, input, ...measured } = await within(plan.patience, 'a run', runner.read());
    Object.assign(runner.entry, { probabilities, input });
    // The memory of the first inferences, before others add to it.
    runner.entry.memory ??= measured.memory;
    const seconds = Math.round(measured.milliseconds / 1000);
    if (seconds > plan.slowest) throw new Error(`a run took ${seconds} s, more than ${plan.slowest}`);
    if (keep) runner.entry.runs.push(measured);
  } catch (error) {
    runner.read = null;
    runner.entry.error = words(error);
  }
}

/** Whether this browser compiles a function of one `f32x4.relaxed_madd`, as the page asks, too. */
const compilesRelaxedSimd = () => {
  const module = '0061736d0100000001080160037b7b7b017b030201000a0d010b00200020012002fd85020b';
  return WebAssembly.validate(Uint8Array.from(module.match(/../g), (byte) => parseInt(byte, 16)));
};

async function measure() {
  const plan = await (await fetch('plan.json')).json();
  const able = compilesRelaxedSimd();
  plan.contenders = plan.contenders.filter(({ relaxedSimd }) => able || !relaxedSimd);
  if (!able) await say('without relaxed-simd');
  const runners = [];
  for (const contender of plan.contenders) runners.push(await entered(contender, plan));
  for (let round = 0; round < plan.warmUps + plan.runs; round++) {
    for (const runner of runners) await run(runner, plan, round >= plan.warmUps);
    if (round + 1 === plan.warmUps) await say(`warm after ${plan.warmUps} rounds`);
    else if ((round + 1 - plan.warmUps) % 5 === 0) await say(`${round + 1 - plan.warmUps} rounds`);
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    isolated: crossOriginIsolated,
    contenders: runners.map((runner) => runner.entry),
  };
}

const words = (error) => String(error?.message ?? error);

try {
  await send('measured', JSON.stringify(await measure()));
} catch (error) {
  await send('failed', words(error));
}
