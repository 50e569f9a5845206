/**
 * What the rules say: declared types, sentences, tables, and the rules read from them with their
 * conditions and calls. Knows the engine's parser but runs nothing.
 */
package io.holdfast.rules.language;
