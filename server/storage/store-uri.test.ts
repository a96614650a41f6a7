import { describe, expect, it } from 'vitest';
import { checkUri, databaseName, hasCredentials, optionNames, withDatabase, withoutCredentials } from './store-uri.ts';

describe('a connection string', () => {
  it('names the database in its path, else it is porchlight', () => {
    expect(databaseName('mongodb://a:1,b:2/desk?replicaSet=x')).toBe('desk');
    expect(databaseName('mongodb+srv://u:p@cluster.example.com/')).toBe('porchlight');
    expect(databaseName('mongodb://localhost?x=1')).toBe('porchlight');
  });

  it('is shown without name, password and options', () => {
    const uri = 'mongodb://ada:s3cret@db.example.com:27017/desk?authSource=admin';
    expect(hasCredentials(uri)).toBe(true);
    expect(withoutCredentials(uri)).toBe('mongodb://db.example.com:27017/desk');
    expect(hasCredentials('mongodb://db/desk?note=a@b')).toBe(false);
  });

  it('can be turned to another database', () => {
    expect(withDatabase('mongodb://u:p@h:1/desk?x=1', 'test')).toBe('mongodb://u:p@h:1/test?x=1');
    expect(withDatabase('mongodb://h', 'test')).toBe('mongodb://h/test');
  });

  it('sets options in any case', () => {
    expect([...optionNames('mongodb://h/db?maxPoolSize=5&APPNAME=x')]).toEqual(['maxpoolsize', 'appname']);
    expect([...optionNames('mongodb://h/db')]).toEqual([]);
  });

  it('that is none is refused by the name of its setting', () => {
    expect(() => checkUri('postgres://h/db')).toThrow(/MONGODB_URI must look like/);
    expect(() => checkUri('mongodb+srv://h/db')).not.toThrow();
  });
});
