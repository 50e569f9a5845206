/**
 * The release in Redis. All keys share the hash tag {@code {rules}}, so that a change is one script
 * in a cluster too.
 *
 * <ul>
 *   <li>{@code holdfast:r:{rules}}: a hash with {@code revision} and {@code release}, the latter as
 *       JSON
 *   <li>{@code holdfast:r:{rules}:<version>}: the files of a kept version, as a zip archive
 * </ul>
 */
package io.holdfast.rules.release.redis;
