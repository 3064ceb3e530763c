declare module '*/messages/en.json' {
  export const messages: Record<string, string>
}
declare module '*/messages/es.json' {
  export const messages: Record<string, string>
}
declare module '*/messages/zh.json' {
  export const messages: Record<string, string>
}
declare module 'virtual:theme.css'
