/**
 * Dark and light: as the system says, until the reader chooses.
 * @param {HTMLElement} button @param {() => void} changed  the map draws again
 */
export function theme(button, changed) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const apply = () => {
    root.classList.toggle('dark', dark());
    button.setAttribute('aria-pressed', String(dark()));
    changed();
  };
  try {
    const kept = localStorage.getItem('straitwatch-theme');
    if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  } catch { /* storage may be closed: then the choice lasts as long as the page */ }
  button.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    try {
      localStorage.setItem('straitwatch-theme', root.dataset.theme);
    } catch { /* as above */ }
    apply();
  });
  system.addEventListener('change', apply);
  apply();
}
