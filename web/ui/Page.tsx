import { useEffect } from 'react'
import type { ReactNode } from 'react'
import './frame.css'

/** A page: where one is, what can be done here, and then the thing itself. */
export function Page({
  title,
  subtitle,
  badges,
  actions,
  back,
  aside,
  children,
}: {
  title: string
  subtitle?: ReactNode
  badges?: ReactNode
  actions?: ReactNode
  back?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Entrepot`
  }, [title])
  return (
    <div className="page">
      <header className="page-head">
        {back && <div className="page-back">{back}</div>}
        <div className="page-title">
          <h1>{title}</h1>
          {badges}
        </div>
        {subtitle && <p className="quiet page-subtitle">{subtitle}</p>}
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      <div className={aside ? 'page-split' : 'stack'}>
        <div className="stack">{children}</div>
        {aside && <aside className="stack">{aside}</aside>}
      </div>
    </div>
  )
}
