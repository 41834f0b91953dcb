/** Rational numbers in lowest terms, for the oracle only: written apart from the calculator and sharing nothing with it. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);
  readonly top: bigint;
  readonly bottom: bigint;

  private constructor(top: bigint, bottom: bigint) {
    this.top = top;
    this.bottom = bottom;
  }

  static of(top: bigint, bottom = 1n): Fraction {
    let a = top < 0n ? -top : top;
    let b = bottom < 0n ? -bottom : bottom;
    while (b > 0n) [a, b] = [b, a % b];
    const unit = bottom < 0n ? -a : a;
    return new Fraction(top / unit, bottom / unit);
  }

  static parse(text: string): Fraction {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!match) throw new TypeError(`not plain decimal text: ${text}`);
    const [, sign, whole = '', decimals = ''] = match;
    const size = Fraction.of(BigInt(whole + decimals), BigInt(`1${'0'.repeat(decimals.length)}`));
    return sign ? Fraction.zero.minus(size) : size;
  }

  static total(values: Fraction[]): Fraction {
    let result = Fraction.zero;
    for (const value of values) result = result.plus(value);
    return result;
  }

  plus(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  minus(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom - other.top * this.bottom, this.bottom * other.bottom);
  }

  by(other: Fraction): Fraction {
    return Fraction.of(this.top * other.top, this.bottom * other.bottom);
  }

  per(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom, this.bottom * other.top);
  }

  isBelow(other: Fraction): boolean {
    return this.minus(other).top < 0n;
  }

  /** The largest whole number that is not above this one. */
  floor(): bigint {
    const cut = this.top / this.bottom;
    return this.top < 0n && cut * this.bottom !== this.top ? cut - 1n : cut;
  }

  /** Plain decimal text; the value must have a finite one of at most `places` digits. */
  toText(places: number): string {
    const scaled = this.by(Fraction.of(10n ** BigInt(places)));
    if (scaled.bottom !== 1n)
      throw new RangeError(`${this.top}/${this.bottom} has more than ${places} decimals`);
    const negative = scaled.top < 0n;
    const digits = (negative ? -scaled.top : scaled.top).toString().padStart(places + 1, '0');
    const cut = digits.length - places;
    const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/\.?0+$/, '');
    return negative ? `-${text}` : text;
  }
}
