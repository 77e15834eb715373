@NullMarked
package org.malipo.sandbox;

import org.jspecify.annotations.NullMarked;
