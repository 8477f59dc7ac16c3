/**
 * Make elements. Text goes in as text nodes, never as markup; attributes never hold script.
 * @param {string} tag  'p', or 'p.note' with a class
 * @param {Object<string, *>} [attributes]  `on` + event: listener; `style`: CSS custom properties; else an attribute, false leaves it out
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  return fill(document.createElement(name), classes, attributes, children);
}

/** The same for SVG. @param {string} tag @param {Object<string, *>} [attributes] @param {...Node} children @returns {SVGElement} */
export function svg(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), classes, attributes, children);
}

function fill(element, classes, attributes, children) {
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') Object.entries(value).forEach(([property, to]) => element.style.setProperty(property, to));
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

/** A drop-down list. @param {string} label @param {[string, string][]} options  value and text @param {(value: string) => void} changed @returns {HTMLSelectElement} */
export function picker(label, options, changed) {
  return h('select', {'aria-label': label, title: label, onchange: event => changed(event.target.value)},
    ...options.map(([value, text]) => h('option', {value}, text)));
}

/** Foreign text: isolated, so that direction marks inside it cannot turn what follows. @param {string} text @param {string} [lang] */
export function foreign(text, lang) {
  return h('bdi', {dir: 'auto', lang: lang || false}, text);
}

/** A link when the address is one of the web, else just its text. @param {?string} url @param {string} text @returns {HTMLElement} */
export function link(url, text) {
  const safe = webAddress(url);
  return safe ? h('a', {href: safe, rel: 'noopener noreferrer nofollow', target: '_blank'}, foreign(text)) : foreign(text);
}

/** @param {?string} url @returns {?string} the address if its scheme is http or https */
export function webAddress(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}
