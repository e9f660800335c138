// What static/tekstveld.js uses of ProseMirror; vendor.py makes one file of it.
export { DOMParser, DOMSerializer, Schema } from "prosemirror-model";
export { EditorState, Plugin, TextSelection } from "prosemirror-state";
export { EditorView } from "prosemirror-view";
export { keymap } from "prosemirror-keymap";
export { closeHistory, history, redo, undo } from "prosemirror-history";
export { baseKeymap, toggleMark } from "prosemirror-commands";
export { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
export { inputRules, wrappingInputRule } from "prosemirror-inputrules";
