// What the studio uses of Papa Parse. Its own types bring those of Node with them, which a page has not.

declare module "papaparse" {
  interface Result<T> {
    data: T[];
    meta: { fields?: string[] };
  }
  interface Options<T> {
    header: boolean;
    skipEmptyLines: boolean;
    transformHeader: (heading: string) => string;
    complete: (result: Result<T>) => void;
    error: (error: Error) => void;
  }
  const Papa: {
    parse<T>(file: File, options: Options<T>): void;
    parse<T>(text: string, options: { delimiter: string }): Result<T>;
    unparse(rows: string[][], options: { delimiter: string; newline: string }): string;
  };
  export default Papa;
}
