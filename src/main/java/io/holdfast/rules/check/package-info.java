/** What every rule must satisfy beyond being readable. */
package io.holdfast.rules.check;
