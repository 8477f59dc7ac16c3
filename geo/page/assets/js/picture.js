import {h} from './dom.js';

const EDGE = 16, LINE = 18;                      // pixels around the words below the map, and of a line of them

/**
 * The map as it stands, as a PNG: a copy of it is laid out inside an SVG, drawn on a canvas, and told below what it shows.
 * @param {HTMLElement} map @param {string[]} lines  title first, then what is shown, sources, sum @param {number} [scale] pixels for one
 * @returns {Promise<Blob>}
 */
export async function picture(map, lines, scale = 2) {
  const {width, height} = map.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(frozen(map, width, height))}`;
  await image.decode();
  const canvas = document.createElement('canvas'), pen = canvas.getContext('2d'), style = getComputedStyle(document.documentElement);
  const foot = 2 * EDGE + lines.length * LINE + 6;
  [canvas.width, canvas.height] = [width * scale, (height + foot) * scale];
  pen.scale(scale, scale);
  pen.fillStyle = style.getPropertyValue('--paper');
  pen.fillRect(0, 0, width, height + foot);
  pen.drawImage(image, 0, 0, width, height);
  lines.forEach((text, n) => {
    pen.fillStyle = style.getPropertyValue(n ? '--muted' : '--ink');
    pen.font = n ? '12px system-ui, sans-serif' : '600 17px system-ui, sans-serif';
    pen.fillText(text, EDGE, height + EDGE + 12 + n * LINE + (n ? 4 : 0), width - 2 * EDGE);
  });
  return new Promise((done, failed) => { canvas.toBlob(blob => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'); });
}

/** The map's elements as one SVG document: canvases become pictures, the page's style comes along. */
function frozen(map, width, height) {
  const copy = map.cloneNode(true), canvases = [...map.querySelectorAll('canvas')];
  [...copy.querySelectorAll('canvas')].forEach((canvas, n) => {
    const image = h('img', {src: canvases[n].toDataURL(), width: canvases[n].width, height: canvases[n].height, alt: ''});
    image.style.cssText = canvas.style.cssText;
    canvas.replaceWith(image);
  });
  copy.querySelectorAll('.leaflet-control-layers, .leaflet-control-zoom, .leaflet-tile').forEach(one => one.remove());      // no picture of others leaves
  copy.style.cssText = `position:relative;width:${width}px;height:${height}px;overflow:hidden`;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), body = document.createElementNS('http://www.w3.org/2000/svg', 'foreignObject');
  const style = document.createElement('style'), holder = document.createElement('div');
  style.textContent = [...document.querySelectorAll('style')].map(one => one.textContent).join('\n');
  holder.className = document.documentElement.className;
  holder.style.cssText = `font:${getComputedStyle(document.body).font};color:${getComputedStyle(document.body).color};width:${width}px;height:${height}px`;
  holder.append(style, document.querySelector('svg.defs').cloneNode(true), copy);
  for (const [name, value] of [['xmlns', 'http://www.w3.org/2000/svg'], ['width', width], ['height', height], ['class', document.documentElement.className]]) svg.setAttribute(name, value);
  for (const [name, value] of [['width', '100%'], ['height', '100%']]) body.setAttribute(name, value);
  body.append(holder);
  svg.append(body);
  return new XMLSerializer().serializeToString(svg);
}
