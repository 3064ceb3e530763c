import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useZones } from '../../queries.ts'
import { FailedPage } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import type { Zone } from '#models/zones'
import type { Vehicle } from '#models/movements'
import { Since } from '../../ui/Clock.tsx'
import { useFormat } from '../../ui/format.ts'
import { Lines } from '../../ui/Lines.tsx'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import '../../ui/zone-map.css'
import type { Place } from '../../ui/ZoneMap.tsx'

const pollMs = 5000

// The map engine is large: the list is read while it comes.
const ZoneMap = lazy(async () => ({ default: (await import('../../ui/ZoneMap.tsx')).ZoneMap }))

/** The zone as a map, and beside it a list that says the same. */
export function List() {
  const t = useText()
  const session = useSession()
  const zones = useZones()
  const { data, error, refetch } = useQuery({
    queryKey: ['vehicles'],
    queryFn: () => api.listVehicles(),
    refetchInterval: pollMs,
  })
  const zone = zones.find(({ id }) => id === session?.zoneId) ?? zones[0]
  if (error && !data)
    return (
      <Page title={t('Map')}>
        <FailedPage error={error} onRetry={() => void refetch()} />
      </Page>
    )
  return (
    <Page
      title={zone ? zone.name : t('Map')}
      subtitle={zone && `${zone.localTypeName} · ${zone.code}`}
      aside={<Trucks vehicles={data?.items} zone={zone} />}
    >
      {zone ? (
        <Picture zone={zone} zones={zones} vehicles={data?.items ?? none} />
      ) : (
        <Bones lines={10} />
      )}
    </Page>
  )
}

const none: Vehicle[] = []

function Picture({
  zone,
  zones,
  vehicles,
}: {
  zone: Zone
  zones: readonly Zone[]
  vehicles: readonly Vehicle[]
}) {
  const t = useText()
  const places = useMemo(
    (): Place[] => [
      ...zones.flatMap(({ gates }) =>
        gates.map(({ name, position }): Place => ({ name, position, kind: 'gate' })),
      ),
      ...vehicles.map(({ plate, position }): Place => ({ name: plate, position, kind: 'truck' })),
    ],
    [zones, vehicles],
  )
  const outlines = useMemo(
    () =>
      [zone, ...zones.filter(({ id }) => id !== zone.id)].map(({ name, outline }) => ({
        name,
        rings: outline.coordinates,
      })),
    [zone, zones],
  )
  return (
    <Suspense fallback={<div className="zone-map" />}>
      <ZoneMap
        label={t('Map of {zone}', { zone: zone.name })}
        center={zone.center}
        outlines={outlines}
        places={places}
      />
    </Suspense>
  )
}

function Trucks({
  vehicles,
  zone,
}: {
  vehicles: readonly Vehicle[] | undefined
  zone: Zone | undefined
}) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      <Panel title={t('Trucks ({count})', { count: vehicles?.length ?? 0 })} flush>
        {!vehicles ? (
          <Bones lines={6} />
        ) : vehicles.length === 0 ? (
          <Empty title={t('No truck is on its way')} />
        ) : (
          <Lines
            caption={t('Trucks')}
            rows={vehicles}
            keyOf={({ plate }) => plate}
            columns={[
              {
                label: t('Truck'),
                cell: ({ plate, gatePassId }) =>
                  gatePassId ? (
                    <Link to={paths.gatePass(gatePassId)} className="code">
                      {plate}
                    </Link>
                  ) : (
                    <span className="code">{plate}</span>
                  ),
              },
              {
                label: t('Speed'),
                align: 'end',
                cell: ({ speedKmh }) => (
                  <span className="number">
                    {format.integer(speedKmh)}
                    <span className="unit">km/h</span>
                  </span>
                ),
              },
              { label: t('Seen'), align: 'end', cell: ({ at }) => <Since at={at} /> },
            ]}
          />
        )}
      </Panel>
      <Panel title={t('Gates')}>
        <ul className="stack tight">
          {zone?.gates.map(({ id, name, code }) => (
            <li key={id} className="row row-spread">
              {name} <span className="code quiet small">{code}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
