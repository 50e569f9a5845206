/**
 * The nouns and verbs that rules are written in. Immutable, JDK only, and the only package a rule
 * file may import: a change here is an API change for every operator's rule files.
 */
package io.holdfast.vocabulary;
