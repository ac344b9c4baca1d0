// Lists what the elements of the page say.

const heard = document.querySelector('#heard');

function tell(text) {
  heard.append(Object.assign(document.createElement('li'), { textContent: text }));
}

document.addEventListener('camlens-reading', ({ target, detail: { reading } }) => {
  tell(`${target.getAttribute('src')}: ${reading.top(1)[0].name}`);
});
document.addEventListener('camlens-error', ({ target, detail: { kind, message } }) => {
  tell(`${target.getAttribute('src')}: ${kind}: ${message}`);
});
