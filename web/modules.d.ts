// What the build makes of a catalogue: see tools/compiled-messages.ts.
declare module '*.json?catalogue' {
  export const messages: Record<string, string>
}
declare module 'virtual:theme.css'
