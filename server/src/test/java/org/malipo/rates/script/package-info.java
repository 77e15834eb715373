@NullMarked
package org.malipo.rates.script;

import org.jspecify.annotations.NullMarked;
