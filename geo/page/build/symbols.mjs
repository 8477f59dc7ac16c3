// Draw the symbols of symbols.toml with milsymbol, once, at build time: a page then needs no library for them.
//
//     node symbols.mjs symbols.toml node_modules/milsymbol symbols.json
//
// Colours are left to the page: the frame is class "frame", everything black becomes currentColor.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';

const FRAME = / stroke-width="4" stroke="black" fill="rgb\([\d, ]+\)" fill-opacity="1"/;     // green, or pink for civilians

/** The [symbols] table of symbols.toml: lines of name = "set/entity". @param {string} text @returns {Map<string, string>} */
function symbolTable(text) {
  const found = new Map();
  let table = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]+)\]/.exec(line);
    const entry = /^\s*(\w+)\s*=\s*"(\d\d)\/(\d{6})"/.exec(line);
    if (header) table = header[1].trim();
    else if (table === 'symbols' && entry) found.set(entry[1], `1304${entry[2]}0000${entry[3]}0000`);
    else if (table === 'symbols' && /^\s*[^#\s]/.test(line)) throw new Error(`not name = "set/entity": ${line}`);
  }
  return found;
}

/** @param {string} svg as milsymbol draws it @returns {string} what is inside, recolourable by CSS */
function body(svg) {
  return svg.replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replace(FRAME, ' class="frame"')
    .replaceAll('"black"', '"currentColor"')
    .replace(/ ?>\s*<\/(path|circle|rect|line|ellipse)>/g, '/>')
    .replace(/<g transform="translate\(0,0\)"/g, '<g');
}

const [toml, milsymbol, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node symbols.mjs symbols.toml node_modules/milsymbol symbols.json');
  process.exit(2);
}
const folder = resolve(milsymbol);
const ms = createRequire(import.meta.url)(join(folder, 'dist', 'milsymbol.js'));
const {version} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const symbols = {};
for (const [name, sidc] of [...symbolTable(readFileSync(toml, 'utf8'))].sort()) {
  const symbol = new ms.Symbol(sidc, {size: 30});
  const bare = new ms.Symbol(`${sidc.slice(0, 10)}0000000000`, {size: 30});
  const drawn = body(symbol.asSVG());
  if (!symbol.isValid() || drawn === body(bare.asSVG())) {
    console.error(`symbols.toml: ${name} has no icon in milsymbol ${version} (${sidc})`);
    process.exit(1);
  }
  symbols[name] = {body: drawn, sidc, viewBox: /viewBox="([^"]+)"/.exec(symbol.asSVG())[1]};
}
writeFileSync(out, `${JSON.stringify({milsymbol: version, symbols})}\n`);
