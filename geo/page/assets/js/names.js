import {h} from './dom.js';
import {shiftInto} from './coords.js';

const SIDESTEPS = [0, 30, -30, 60, -60];     // pixels up or down, in waters that are wide enough

/**
 * Write names of seas, straits and countries: the larger first, none over another, none over a mark.
 * @param {*} map @param {*} group  folium's group "names" @param {*} base @param {number} centre @param {() => DOMRect[]} taken  boxes of marks
 * @returns {() => void} write them anew for the view
 */
export function nameWriter(map, group, base, centre, taken) {
  const names = [
    ...base.waters.map(water => ({text: water.name, lat: water.lat, lon: water.lon + shiftInto(water.lon, centre), kind: 'water', weight: water.area,
                                  wide: water.wide, small: water.kind === 'strait' || water.kind === 'channel'})),
    ...(base.countries || []).map(country => ({text: country.name, lat: country.lat, lon: country.lon + shiftInto(country.lon, centre), kind: 'country',
                                               weight: 10 ** country.rank / 8, wide: 10 ** (country.rank / 2), small: false})),
  ].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  return () => {
    group.clearLayers();
    if (!map.hasLayer(group)) return;
    const zoom = map.getZoom(), pixels = 256 * 2 ** zoom / 360, size = map.getSize();
    const boxes = taken();
    for (const name of names) {
      const point = map.latLngToContainerPoint([name.lat, name.lon]);
      if (point.x < -40 || point.y < -20 || point.x > size.x + 40 || point.y > size.y + 20) continue;
      const letters = [...name.text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6.6), 0);
      const room = name.wide * pixels;
      if (room < (name.small ? letters * 0.45 : letters * 0.62) || (name.kind === 'country' && room < letters * 0.8)) continue;
      const lines = letters > 80 && name.text.includes(' ') ? 2 : 1;
      const width = letters / lines + 8, height = 15 * lines;
      const free = SIDESTEPS.filter(by => !by || (!name.small && Math.abs(by) < room / 4)).map(by => (
        {left: point.x - width / 2, right: point.x + width / 2, top: point.y + by - height / 2, bottom: point.y + by + height / 2, by}))
        .find(box => !boxes.some(other => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top));
      if (!free) continue;
      boxes.push(free);
      group.addLayer(L.marker(map.containerPointToLatLng([point.x, point.y + free.by]), {
        pane: 'names', interactive: false, keyboard: false,
        icon: L.divIcon({className: `name ${name.kind}${name.small ? ' small' : ''}`, iconSize: [width, height],
                         html: h('span', {'aria-hidden': 'true'}, name.text)})}));
    }
  };
}
