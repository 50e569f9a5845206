/** Accounts and tokens over HTTP, for those who look after them. */
package io.holdfast.access.web;
