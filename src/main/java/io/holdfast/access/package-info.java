/**
 * Who may do what: accounts of people with their roles, tokens of machines with their scopes. Knows
 * no transport and no framework.
 */
package io.holdfast.access;
