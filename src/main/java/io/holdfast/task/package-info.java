/**
 * The managers' inbox: an action that asks for a manager becomes a task, one open task per customer
 * and cause.
 */
package io.holdfast.task;
