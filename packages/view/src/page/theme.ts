/** The part of the host's context that the view follows. */
export interface HostContext {
  readonly theme?: 'light' | 'dark';
  readonly styles?: { readonly variables?: Readonly<Record<string, string | undefined>> };
  readonly safeAreaInsets?: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;
}

/** Adopts colors, fonts and insets. A color scheme that the host does not have would make an opaque box. */
export function applyContext({ theme, styles, safeAreaInsets }: HostContext): void {
  const { style } = document.documentElement;
  if (theme) style.colorScheme = theme;
  for (const [name, value] of Object.entries(styles?.variables ?? {})) style.setProperty(name, value ?? null);
  for (const [side, pixels] of Object.entries(safeAreaInsets ?? {}))
    style.setProperty(`padding-${side}`, `${pixels}px`);
}
