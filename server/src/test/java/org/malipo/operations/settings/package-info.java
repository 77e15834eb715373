@NullMarked
package org.malipo.operations.settings;

import org.jspecify.annotations.NullMarked;
