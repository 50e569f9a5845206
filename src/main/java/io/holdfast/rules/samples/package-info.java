/** Cases made up from the declarations, for trying rules before they meet customers. */
package io.holdfast.rules.samples;
