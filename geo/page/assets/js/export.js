import {decode} from './coords.js';
import {cutLine, cutPolygon} from './cut.js';

const COLUMNS = ['id', 'kind', 'domain', 'modality', 'mapped', 'why_not', 'start', 'end', 'precision', 'edtf', 'actors', 'assets', 'places', 'place_ids', 'lon', 'lat', 'quote',
                 'quote_start', 'quote_end', 'claimed_by', 'denied_by', 'confidence', 'status', 'dispatch', 'title', 'publisher', 'url', 'published', 'grade'];
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * What is shown as GeoJSON (RFC 7946): every mark with its event, quote and source; events without a mark stand in `unplaced`.
 * @param {*} data @param {ArrayLike<number>} shown  numbers of events @param {{digest: string}} about @returns {string}
 */
export function asGeojson(data, shown, about) {
  const wanted = new Set(shown), marked = new Set(), features = [];
  for (const feature of data.features) {
    if (!wanted.has(feature.event)) continue;
    marked.add(feature.event);
    features.push({type: 'Feature', id: feature.id, geometry: geometry(feature, data.step), properties: {
      ...facts(data, feature.event), shape: feature.shape, part: feature.part, role: feature.role, place: feature.place, label: feature.label, radius_m: feature.radius,
      directed: feature.directed, inferred: feature.inferred, why: feature.why}});
  }
  const unplaced = [...wanted].filter(number => !marked.has(number)).map(number => facts(data, number));
  return `${JSON.stringify({type: 'FeatureCollection', title: data.recipe.title, data_sha256: about.digest, features, unplaced}, null, 1)}\n`;
}

/** @param {*} data @param {ArrayLike<number>} shown @returns {string} one event a line, safe to open in a spreadsheet */
export function asCsv(data, shown) {
  const at = new Map();
  for (const feature of data.features) if (!at.has(feature.event)) at.set(feature.event, feature.at);
  const lines = [COLUMNS.join(',')];
  for (const number of shown) {
    const told = facts(data, number), [lon, lat] = at.get(number) || [null, null];
    const cells = {...told, ...told.source, id: told.event, mapped: told.mapped ? 'yes' : 'no', start: told.when.start, end: told.when.end, precision: told.when.precision, edtf: told.when.edtf,
                   actors: told.actors.map(actor => `${actor.country} (${actor.role})`).join('; '),
                   assets: told.assets.map(asset => [asset.count, asset.kind, asset.name].filter(Boolean).join(' ')).join('; '),
                   places: told.places.map(place => `${place.role} ${place.query}`).join('; '), place_ids: [...new Set(told.places.map(place => place.place).filter(Boolean))].join('; '),
                   lon: lon === null ? null : wrap(lon), lat, quote: told.quote.text, quote_start: told.quote.start, quote_end: told.quote.end,
                   claimed_by: told.claimed_by.join('; '), denied_by: told.denied_by.join('; ')};
    lines.push(COLUMNS.map(column => cell(cells[column])).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** @param {*} data @param {ArrayLike<number>} shown @param {(number: number) => string} title  what an event is called @returns {string} */
export function asKml(data, shown, title) {
  const wanted = new Set(shown), byEvent = new Map();
  for (const feature of data.features) if (wanted.has(feature.event)) byEvent.set(feature.event, [...(byEvent.get(feature.event) || []), feature]);
  const placemarks = [...byEvent].map(([number, features]) => {
    const {when, source, quote} = facts(data, number), shapes = features.map(feature => kmlShape(geometry(feature, data.step)));
    const text = [`“${quote.text}”`, [source.publisher, source.title, source.published].filter(Boolean).join(', '), source.url].filter(Boolean).join('\n');
    const time = when.start ? `<TimeSpan><begin>${when.start}</begin>${when.end ? `<end>${when.end}</end>` : ''}</TimeSpan>` : '';
    return `<Placemark><name>${xml(title(number))}</name><description>${xml(text)}</description>${time}${shapes.length > 1 ? `<MultiGeometry>${shapes.join('')}</MultiGeometry>` : shapes[0]}</Placemark>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xml(data.recipe.title)}</name>\n${placemarks.join('\n')}\n</Document></kml>\n`;
}

/** What is known of an event, in the words of the GeoJSON that `straitwatch export` writes. */
function facts(data, number) {
  const event = data.events[number], source = data.dispatches[event.dispatch];
  return {event: event.id, kind: event.kind, domain: event.domain, modality: event.modality, mapped: event.mapped, why_not: event.whyNot,
          quote: {text: event.quote, start: event.at && event.at[0], end: event.at && event.at[1]}, when: {start: event.when.start, end: event.when.end, edtf: event.when.edtf,
          precision: event.when.precision, open_ended: event.when.open, text: event.when.said, how: event.when.how},
          actors: event.actors.map(actor => ({country: actor.code, role: actor.role, name: actor.name, unit: actor.unit})), assets: event.assets,
          places: event.places.map(place => ({text: place.said, role: place.role, query: place.query, place: place.place || null, name: place.name || null, why: place.why || null})),
          claimed_by: event.claimedBy, denied_by: event.deniedBy, confidence: event.confidence, status: event.status,
          source: {dispatch: source.id, title: source.title, publisher: source.publisher, url: source.url, published: source.published, grade: source.grade, sha256: source.sha256}};
}

/** A feature's geometry, cut at the antimeridian. */
function geometry(feature, step) {
  if (feature.point) return {type: 'Point', coordinates: feature.point.map(value => Math.round(value * 1e5) / 1e5)};
  const parts = feature.parts.map(rings => rings.map(ring => decode(ring, step).map(([lat, lon]) => [lon, lat])));
  if (feature.shape === 'point') return several('Point', parts.map(([[point]]) => [Math.round(wrap(point[0]) * 1e5) / 1e5, Math.round(point[1] * 1e5) / 1e5]));
  if (feature.shape === 'line') return several('LineString', parts.flatMap(([line]) => cutLine(line)));
  return several('Polygon', parts.flatMap(rings => cutPolygon(rings)));
}

function several(type, parts) {
  return parts.length === 1 ? {type, coordinates: parts[0]} : {type: `Multi${type}`, coordinates: parts};
}

function kmlShape({type, coordinates}) {
  const list = points => points.map(([lon, lat]) => `${lon},${lat}`).join(' ');
  if (type.startsWith('Multi')) return `<MultiGeometry>${coordinates.map(part => kmlShape({type: type.slice(5), coordinates: part})).join('')}</MultiGeometry>`;
  if (type === 'Point') return `<Point><coordinates>${list([coordinates])}</coordinates></Point>`;
  if (type === 'LineString') return `<LineString><tessellate>1</tessellate><coordinates>${list(coordinates)}</coordinates></LineString>`;
  const ring = points => `<LinearRing><coordinates>${list(points)}</coordinates></LinearRing>`;
  return `<Polygon><outerBoundaryIs>${ring(coordinates[0])}</outerBoundaryIs>${coordinates.slice(1).map(hole => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`;
}

function wrap(lon) {
  return Math.round(((((lon + 180) % 360) + 360) % 360 - 180) * 1e5) / 1e5;
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value) {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function xml(text) {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').replace(/[&<>"]/g, letter => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[letter]);
}
