export interface ScriptedServer {
  readonly placeholder: true
}
