import { Map, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import type { GeoJSONSource, StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useEffectEvent, useRef } from 'react'
import { feature } from 'topojson-client'
import countriesUrl from 'world-atlas/countries-50m.json?url'
import './zone-map.css'

// Everything on this map comes from this platform: the countries out of a package, the zones from
// its data. No tile server is asked, so it works in a zone without the internet.

setWorkerUrl(workerUrl)

export type Place = { name: string; position: [number, number]; kind: 'gate' | 'truck' }
export type Outline = { name: string; rings: [number, number][][] }

type Props = {
  label: string
  center: [number, number]
  outlines: readonly Outline[]
  places: readonly Place[]
}

export function ZoneMap(props: Props) {
  const { outlines, places } = props
  const frame = useRef<HTMLDivElement>(null)
  const map = useRef<Map>(null)
  const start = useEffectEvent((made: Map) => {
    map.current = made
    draw(made, props)
    fit(made, outlines)
    void loadLand(made)
  })
  const open = useEffectEvent((container: HTMLElement) => begin(container, props))
  useEffect(() => {
    if (!frame.current) return undefined
    const made = open(frame.current)
    made.on('load', () => start(made))
    return () => {
      map.current = null
      made.remove()
    }
  }, [])
  useEffect(() => {
    if (map.current) draw(map.current, { outlines, places })
  }, [places, outlines])
  return <div className="zone-map" ref={frame} />
}

function begin(container: HTMLElement, { center, label }: Props): Map {
  const map = new Map({
    container,
    center,
    zoom: 13,
    attributionControl: false,
    style: styleOf(container),
    locale: { 'Map.Title': label },
    fadeDuration: 0,
  })
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  return map
}

function draw(map: Map, { outlines, places }: Pick<Props, 'outlines' | 'places'>): void {
  const zones = map.getSource<GeoJSONSource>('zones')
  const points = map.getSource<GeoJSONSource>('places')
  void zones?.setData(
    collection(
      outlines.map(({ name, rings }) => ({
        type: 'Feature',
        properties: { name },
        geometry: { type: 'Polygon', coordinates: rings },
      })),
    ),
  )
  void points?.setData(
    collection(
      places.map(({ name, kind, position }) => ({
        type: 'Feature',
        properties: { name, kind },
        geometry: { type: 'Point', coordinates: position },
      })),
    ),
  )
}

function fit(map: Map, outlines: readonly Outline[]): void {
  const points = outlines[0]?.rings.flat() ?? []
  if (points.length === 0) return
  const [longitudes, latitudes] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  map.fitBounds(
    [
      [Math.min(...longitudes), Math.min(...latitudes)],
      [Math.max(...longitudes), Math.max(...latitudes)],
    ],
    { padding: 56, animate: false },
  )
}

/** The map wears the colours of the page, read from its variables. */
function styleOf(element: HTMLElement): StyleSpecification {
  const styles = getComputedStyle(element)
  const colour = (name: string) => styles.getPropertyValue(name).trim()
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: collection([]) },
      zones: { type: 'geojson', data: collection([]) },
      places: { type: 'geojson', data: collection([]) },
    },
    layers: layersOf(colour),
  }
}

function layersOf(colour: (name: string) => string): StyleSpecification['layers'] {
  return [
    {
      id: 'sea',
      type: 'background',
      paint: { 'background-color': colour('--map-sea') },
    },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      paint: {
        'fill-color': colour('--map-land'),
        'fill-outline-color': colour('--line-strong'),
      },
    },
    {
      id: 'zone',
      type: 'fill',
      source: 'zones',
      paint: { 'fill-color': colour('--accent'), 'fill-opacity': 0.12 },
    },
    {
      id: 'zone-line',
      type: 'line',
      source: 'zones',
      paint: { 'line-color': colour('--accent'), 'line-width': 2 },
    },
    {
      id: 'places',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': ['match', ['get', 'kind'], 'gate', 5, 7],
        'circle-color': ['match', ['get', 'kind'], 'gate', colour('--surface'), colour('--accent')],
        'circle-stroke-color': colour('--accent'),
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'places',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Inter Variable', 'Noto Sans SC Variable', 'sans-serif'],
        'text-size': 12,
        'text-offset': [0, 1.1],
        'text-anchor': 'top',
      },
      paint: {
        'text-color': colour('--ink'),
        'text-halo-color': colour('--surface'),
        'text-halo-width': 1.6,
      },
    },
  ]
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features }
}

/** The coasts and borders of the world, fetched from this platform when a map is first shown. */
async function loadLand(map: Map): Promise<void> {
  const response = await fetch(countriesUrl)
  const world: Parameters<typeof feature>[0] = await response.json()
  const countries = world.objects['countries']
  if (!countries) return
  const land = feature(world, countries)
  await map.getSource<GeoJSONSource>('land')?.setData(land)
}
