import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '#kernel/ids'
import { Role, roles as knownRoles } from '#models/identity'
import { api } from '../../api.ts'
import { queryKeys, useAction, useZones } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useText } from '../../ui/text.ts'
import { roleWords } from '../../words.ts'

/** A new account. It has no password: its person sets one by an invitation. */
export function NewAccount({ onClose }: { onClose: () => void }) {
  const t = useText()
  const session = useSession()
  const zones = useZones()
  // Made once a dialog, so that a second press creates the same account.
  const id = useRef(newId())
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<string[]>([])
  const [enterpriseId, setEnterpriseId] = useState<string | null>(null)
  const zoneId = session?.zoneId ?? zones[0]?.id
  const create = useAction(
    () =>
      api.createAccount(id.current, {
        login,
        name,
        roles: roles.map((role) => Role.parse(role)),
        ...(zoneId ? { zoneId } : {}),
        ...(enterpriseId ? { enterpriseId } : {}),
      }),
    { stale: [queryKeys.accounts], done: onClose },
  )
  return (
    <ConfirmDialog
      title={t('Create an account')}
      verb={t('Create')}
      busy={create.isPending}
      onConfirm={() => create.mutate(undefined)}
      onClose={onClose}
    >
      {create.error && <Refused error={create.error} />}
      <TextInput
        label={t('Name of the person')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        required
        data-autofocus
      />
      <TextInput
        label={t('Sign-in name')}
        description={t('Small letters, digits, dots and dashes.')}
        value={login}
        onChange={({ currentTarget }) => setLogin(currentTarget.value.toLowerCase())}
        pattern="[a-z0-9][a-z0-9._@\-]*"
        autoComplete="off"
        required
      />
      <MultiSelect
        label={t('Roles')}
        value={roles}
        onChange={setRoles}
        data={Object.keys(knownRoles).map((value) => ({
          value,
          label: t(roleWords[value] ?? value),
        }))}
        searchable
        required
      />
      <EnterpriseSelect value={enterpriseId} onChange={setEnterpriseId} />
    </ConfirmDialog>
  )
}

function EnterpriseSelect({
  value,
  onChange,
}: {
  value: string | null
  onChange: (id: string | null) => void
}) {
  const t = useText()
  const { data } = useQuery({ queryKey: ['enterprises'], queryFn: () => api.listEnterprises() })
  return (
    <Select
      label={t('Enterprise')}
      description={t('Only for whoever works for one.')}
      value={value}
      onChange={onChange}
      data={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
      clearable
      searchable
    />
  )
}
