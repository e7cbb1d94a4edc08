/** The editor's look, in tokens, so that a theme needs no second palette. It knows no document. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self], color: 'var(--interviewer)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--operational)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--data)' },
  { tag: [tags.definition(tags.variableName), tags.className, tags.typeName], color: 'var(--data)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--accent)' },
  { tag: [tags.comment, tags.meta], color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.invalid, textDecoration: 'underline wavy var(--amber)' },
])

const face = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--card)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid transparent' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { padding: '14px 0 40vh', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px 0 4px' },
  '.cm-gutters': { backgroundColor: 'var(--card)', color: 'var(--ink-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '40px', padding: '0 10px 0 12px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sunk) 70%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '1.5px solid var(--ink)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 22%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--accent) 12%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--amber-soft)' },
  '.cm-searchMatch': { backgroundColor: 'var(--amber-soft)', outline: '1px solid var(--amber)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-soft)' },
  '.cm-lintRange-hint.cm-lack': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted var(--amber) 2px',
    textUnderlineOffset: '4px',
  },
  '.cm-placeholder': { color: 'var(--ink-3)', fontFamily: 'var(--font-sans)' },
})

const panels = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)', fontFamily: 'var(--font-sans)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '8px 32px 8px 12px', fontSize: '12.5px' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink-2)', fontSize: '18px', right: '8px', top: '6px' },
  '.cm-textfield': {
    backgroundColor: 'var(--card)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    padding: '3px 8px',
    fontSize: '12.5px',
  },
  '.cm-button': {
    background: 'var(--card)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    padding: '3px 9px',
    fontSize: '12.5px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--card)',
    border: '1px solid var(--line)',
    borderRadius: '10px',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-meaning': {
    padding: '6px 10px',
    fontFamily: 'var(--font-mono)',
    fontSize: '12.5px',
    maxWidth: '520px',
  },
  '.cm-diagnostic': {
    padding: '6px 10px',
    fontFamily: 'var(--font-sans)',
    fontSize: '12.5px',
    borderLeftWidth: '3px',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--red)' },
  '.cm-diagnostic-warning, .cm-diagnostic-hint': { borderLeftColor: 'var(--amber)' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-lint-marker': { width: '9px', height: '9px', margin: '6px 1px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: '12.5px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
})

/** Carets of others: a thin line with the name on it, always legible, never in the way of the text. */
const people = EditorView.theme({
  '.cm-ySelectionCaret': { borderLeftWidth: '1px', borderRightWidth: '1px' },
  '.cm-ySelectionCaretDot': { display: 'none' },
  '.cm-ySelectionInfo': {
    opacity: '1',
    top: '-1.5em',
    padding: '1px 6px',
    borderRadius: '6px 6px 6px 0',
    font: '600 10.5px/1.35 var(--font-sans)',
    color: '#fff',
    pointerEvents: 'none',
  },
  '.cm-line:first-child .cm-ySelectionInfo': { top: '1.7em', borderRadius: '0 6px 6px 6px' },
})

export const look = [face, panels, people, syntaxHighlighting(colors)]
