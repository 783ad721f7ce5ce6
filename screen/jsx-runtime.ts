import { createElement, Fragment, type FunctionComponent, type Key } from 'preact'

/**
 * What JSX is compiled to in the signage's build, in place of `preact/jsx-runtime`: that makes elements in a second way of its own,
 * which would be one more thing to load before the first slide.
 */
export const jsx = (type: string | FunctionComponent<object>, props: object, key?: Key) =>
  createElement(type as FunctionComponent<object>, key === undefined ? props : { ...props, key })

export { Fragment, jsx as jsxs }
