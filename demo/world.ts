/**
 * The demonstration zone: an economy that does not exist, on an island that no map has, so that
 * nobody mistakes it for a real one.
 */
export const zone = {
  id: '01900000-0000-7000-8000-000000000001',
  code: 'XMMER01',
  name: 'Meridian Free Zone',
  localTypeName: 'free zone',
  economyId: 'XM',
  economyName: 'Meridian',
  timeZone: 'Atlantic/Azores',
  office: {
    id: '01900000-0000-7000-8000-000000000002',
    code: 'XM000101',
    name: 'Meridian Harbour Customs',
  },
  outline: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [-29.842, 21.118],
        [-29.824, 21.127],
        [-29.801, 21.124],
        [-29.793, 21.11],
        [-29.802, 21.096],
        [-29.826, 21.094],
        [-29.841, 21.103],
        [-29.842, 21.118],
      ] satisfies [number, number][],
    ],
  },
  gates: [
    {
      id: '01900000-0000-7000-8000-000000000011',
      code: 'XMMER01-N',
      name: 'North Gate',
      position: [-29.8118, 21.1253] satisfies [number, number],
    },
    {
      id: '01900000-0000-7000-8000-000000000012',
      code: 'XMMER01-S',
      name: 'South Gate',
      position: [-29.815, 21.0949] satisfies [number, number],
    },
  ],
}

export const enterprises = [
  ['XM-ENT-0001', 'Halcyon Electronics'],
  ['XM-ENT-0002', 'Blue Trade Logistics'],
  ['XM-ENT-0003', 'Sargasso Coffee Roasters'],
  ['XM-ENT-0004', 'Meridian Marine Spares'],
  ['XM-ENT-0005', 'Trade Winds Textiles'],
].map(([identification = '', name = ''], i) => ({
  id: `01900000-0000-7000-8000-0000000001${i + 10}`,
  economyId: zone.economyId,
  zoneId: zone.id,
  identification,
  name,
  licensed: true,
}))

/** Everybody in the demonstration zone has the same password: it holds nothing worth guarding. */
export const password = 'meridian-demo'

export const accounts = [
  { login: 'declarant', name: 'Ada Declarant', roles: ['declarant'], enterprise: 0 },
  { login: 'declarant2', name: 'Bo Forwarder', roles: ['declarant'], enterprise: 1 },
  { login: 'declarant3', name: 'Cai Roaster', roles: ['declarant'], enterprise: 2 },
  { login: 'declarant4', name: 'Dee Chandler', roles: ['declarant'], enterprise: 3 },
  { login: 'declarant5', name: 'Eun Weaver', roles: ['declarant'], enterprise: 4 },
  { login: 'warehouse', name: 'Femi Keeper', roles: ['warehouse-keeper'], enterprise: 0 },
  { login: 'officer', name: 'Gil Reviewer', roles: ['document-officer'] },
  { login: 'examiner', name: 'Hana Examiner', roles: ['examination-officer'] },
  { login: 'gate', name: 'Ivo Gatekeeper', roles: ['gate-officer'] },
  { login: 'supervisor', name: 'Jun Supervisor', roles: ['supervisor'] },
  { login: 'operator', name: 'Kim Operator', roles: ['zone-operator'] },
  { login: 'carrier', name: 'Lou Carrier', roles: ['carrier'] },
  { login: 'auditor', name: 'Mia Auditor', roles: ['auditor'] },
  { login: 'admin', name: 'Noa Administrator', roles: ['platform-administrator'] },
].map((account, i) => ({
  ...account,
  id: `01900000-0000-7000-8000-0000000002${i + 10}`,
}))
