// Keys for the inbox, filters that apply at once, and a word when live updates stop.
document.addEventListener('change', event => {
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem('keys') === 'off') return;
  if (event.target.closest('input, select, textarea')) return;
  const field = {'/': 'find', f: 'find-task', d: 'to'}[event.key];
  if (field) {
    document.getElementById(field)?.focus();
    event.preventDefault();
  } else if (event.key === 'x') {
    document.activeElement.closest('.task')?.querySelector('.choose')?.click();
  } else if (event.key >= '1' && event.key <= '9') {
    document.querySelectorAll('.views nav a')[event.key - 1]?.click();
  } else if (event.key === 'j' || event.key === 'k') {
    const tasks = [...document.querySelectorAll('.task .cover, a.row')];
    const at = tasks.indexOf(document.activeElement) + (event.key === 'j' ? 1 : -1);
    tasks[Math.max(0, Math.min(at, tasks.length - 1))]?.focus();
  }
});

// nobody looks at a hidden page, so it need not be kept fresh; and what is ticked stays so
document.addEventListener('htmx:beforeRequest', event => {
  const polls = event.target.getAttribute('hx-trigger')?.startsWith('every');
  if (polls && (document.hidden || event.target.querySelector('input:checked'))) event.preventDefault();
});

const offline = lost => () => { document.getElementById('offline').hidden = !lost; };
document.addEventListener('htmx:sendError', offline(true));
document.addEventListener('htmx:responseError', offline(true));
document.addEventListener('htmx:afterRequest', event => {
  if (event.detail.successful) offline(false)();
});

// who speaks to the machine, or shakes, can do without keys that act at once
const keys = document.getElementById('keys');
if (keys) {
  keys.checked = localStorage.getItem('keys') !== 'off';
  keys.addEventListener('change', () => localStorage.setItem('keys', keys.checked ? 'on' : 'off'));
}
