/** Effects over HTTP. */
package io.holdfast.effect.web;
