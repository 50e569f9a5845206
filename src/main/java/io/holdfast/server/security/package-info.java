/** Logins, tokens and what each may open, by Spring Security. */
package io.holdfast.server.security;
