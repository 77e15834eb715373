@NullMarked
package org.malipo.events;

import org.jspecify.annotations.NullMarked;
