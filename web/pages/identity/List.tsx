import { useQuery } from '@tanstack/react-query'
import { IconCheck } from '@tabler/icons-react'
import { api } from '../../api.ts'
import { FailedPage } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import type { PermissionTable } from '#models/identity'
import { Bones } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { permissionWords, rolePurposes } from '../../role-words.ts'
import { roleWords } from '../../words.ts'
import './permissions.css'

/** Who may do what, as the platform itself knows it: the table it decides by. */
export function List() {
  const t = useText()
  const { data, error, refetch } = useQuery({
    queryKey: ['permissions'],
    queryFn: () => api.listPermissions(),
  })
  if (error && !data)
    return (
      <Page title={t('Permissions')}>
        <FailedPage error={error} onRetry={() => void refetch()} />
      </Page>
    )
  return (
    <Page title={t('Permissions')} subtitle={t('Who may do what. Your own roles are marked.')}>
      {data ? <Table table={data} /> : <Bones lines={12} />}
    </Page>
  )
}

function Table({ table: { roles: known, permissions } }: { table: PermissionTable }) {
  const t = useText()
  const session = useSession()
  const mine = (role: string) => session?.roles.includes(role) || undefined
  // Who looks something up looks for themselves first.
  const roles = known.toSorted((a, b) => Number(mine(b.role) ?? 0) - Number(mine(a.role) ?? 0))
  return (
    <Panel title={t('{count} permissions', { count: permissions.length })} flush>
      <div
        className="permissions"
        // A region that scrolls sideways is reached by keyboard only where it takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={t('Permissions')}
      >
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t('Permission')}</th>
              {roles.map(({ role, description }) => (
                <th
                  key={role}
                  scope="col"
                  title={t(rolePurposes[role] ?? description)}
                  className="permission-role"
                  data-mine={mine(role)}
                >
                  {t(roleWords[role] ?? role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map(({ permission, description, roles: holders }) => (
              <tr key={permission}>
                <th scope="row" className="permission-name">
                  <span className="code">{permission}</span>
                  <div className="quiet small">{t(permissionWords[permission] ?? description)}</div>
                </th>
                {roles.map(({ role }) => (
                  <td key={role} className="permission-role" data-mine={mine(role)}>
                    {holders.includes(role) ? (
                      <>
                        <IconCheck size={18} aria-hidden />
                        <span className="unseen">{t('may')}</span>
                      </>
                    ) : (
                      <span className="unseen">{t('may not')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
