/** Delivers what was decided: decisions to the record, each action to its channel. */
package io.holdfast.action;
